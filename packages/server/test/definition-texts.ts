import { SHOP } from './serve-shop.ts';

const yaml = SHOP['plumbline.yaml'] ?? '';

/** The definitions of the shop as they are, with another name, and with an error. */
export const WRITTEN = { 'plumbline.yaml': yaml };
export const EDITED = { 'plumbline.yaml': yaml.replace('Order count', 'Orders') };
export const BROKEN = { 'plumbline.yaml': yaml.replace('sum(orders.amount)', 'sum(orders.nothing)') };
