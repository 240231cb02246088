import type { Step } from '../run/table.ts';
import { bookSteps } from './ledger/books.ts';
import { contentPost, memberTouch, serviceTicket } from './market/service.ts';
import { campaign, marketingSpend } from './market/spend.ts';
import { productTrafficDay, trafficDay } from './market/traffic.ts';
import { calendarDay } from './master/calendar-day.ts';
import { category, channel, entity, region, warehouse } from './master/company.ts';
import {
  bomLine,
  material,
  materialPrice,
  product,
  productCost,
  productCostTable,
} from './master/product.ts';
import { shop, shopSlots } from './master/shop.ts';
import { expense } from './operations/expense.ts';
import { externalSeries } from './operations/external-series.ts';
import { forecastAccuracy } from './operations/forecast-accuracy.ts';
import { initiative, suggestion } from './operations/initiative.ts';
import { department, employee, payroll } from './operations/people.ts';
import { capacityMonth, materialMonth, productionOrder } from './operations/production.ts';
import { purchaseReceipt, supplier } from './operations/purchase.ts';
import { rdProject } from './operations/rd-project.ts';
import { shopMonth } from './operations/shop-month.ts';
import { stockFlow, stockMonth, stockout } from './operations/stock.ts';
import { budgetSteps } from './plan/budget.ts';
import { budgetShop } from './plan/budget-shop.ts';
import { cashLimit, cashPlan } from './plan/cash.ts';
import { targetSteps } from './plan/target.ts';
import { baskets } from './sales/baskets.ts';
import { customerBusiness } from './sales/business-customer.ts';
import { collect, openingReceivable } from './sales/collections.ts';
import { comingBack, customer, drawConsumers, onlineSlots } from './sales/consumer.ts';
import { drawLines } from './sales/draw-lines.ts';
import { drawOrders } from './sales/draw-orders.ts';
import { exchangeRate } from './sales/exchange-rate.ts';
import { orderMargin } from './sales/order-margin.ts';
import { delivery, salesOrder, salesOrderLine, salesReturn } from './sales/orders.ts';
import { priceFactors } from './sales/price-factors.ts';
import { projectContract } from './sales/project-contract.ts';
import { rebate } from './sales/rebate.ts';
import { intercompanySale, receipt, receivable, receivableMonth } from './sales/receipts.ts';
import { setup } from './setup.ts';
import { eventsTruth } from './truth/events-truth.ts';

/** What is made, in order: a step reads only what stands before it. */
export const STEPS: readonly Step[] = [
  setup,
  entity,
  channel,
  region,
  warehouse,
  category,
  product,
  material,
  bomLine,
  materialPrice,
  productCost,
  productCostTable,
  shop,
  shopSlots,
  exchangeRate,
  onlineSlots,
  customerBusiness,
  projectContract,
  drawConsumers,
  customer,
  comingBack,
  drawOrders,
  baskets,
  drawLines,
  priceFactors,
  salesOrderLine,
  salesOrder,
  delivery,
  salesReturn,
  orderMargin,
  rebate,
  openingReceivable,
  collect,
  receipt,
  receivable,
  receivableMonth,
  intercompanySale,
  campaign,
  marketingSpend,
  stockFlow,
  stockMonth,
  stockout,
  trafficDay,
  productTrafficDay,
  serviceTicket,
  memberTouch,
  contentPost,
  productionOrder,
  capacityMonth,
  materialMonth,
  supplier,
  purchaseReceipt,
  department,
  employee,
  payroll,
  expense,
  shopMonth,
  initiative,
  suggestion,
  rdProject,
  forecastAccuracy,
  externalSeries,
  eventsTruth,
  ...bookSteps,
  ...budgetSteps,
  ...targetSteps,
  budgetShop,
  cashPlan,
  cashLimit,
  calendarDay,
];
