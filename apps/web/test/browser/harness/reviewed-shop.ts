import { send } from './person.ts';
import { REVIEWED_FOLDER, REVIEWED_PEOPLE, reviewedDefinitions } from './reviewed-company.ts';
import { type ServedCompany, serveCompany } from './serve-company.ts';

export interface ReviewedShop extends ServedCompany {
  /** Asks for another formula of the collection rate, as somebody; gives the id of the request. */
  readonly propose: (login: string, rate: string, more?: object) => Promise<string>;
}

/** A running server of the reviewed company with its people. */
export async function serveReviewedShop(): Promise<ReviewedShop> {
  const company = await serveCompany(REVIEWED_FOLDER, REVIEWED_PEOPLE);
  const propose = async (login: string, rate: string, more: object = {}) => {
    const files = { 'plumbline.yaml': reviewedDefinitions(rate) };
    // Also a formula that an earlier version had.
    const ours = ['metric:collection_rate'];
    const { body } = await send(company.as(login), 'POST', 'change-requests', { files, ours, ...more });
    return `CR-${String(body.request).padStart(4, '0')}`;
  };
  return { ...company, propose };
}
