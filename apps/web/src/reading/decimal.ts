export { decimalText, type Figure, MINUS } from '@plumbline/finance';
