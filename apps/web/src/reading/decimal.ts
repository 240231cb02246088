export { decimalText, type Figure } from '@plumbline/finance';
