export { type DemoQuestion, demoQuestions, queryIn } from './demo-question.ts';
export { generateShop } from './generate-shop.ts';
export {
  type Company,
  type CompanyOptions,
  DEFAULT_COMPANY,
  makeCompany,
} from './make-company.ts';
export { canHoldDemo, readDemoDefinitions, type WrittenDemo, writeDemo } from './write-demo.ts';
