import type { Building, Draft } from '../building.ts';
import type { DraftsByDataset } from './draft-fields.ts';

/** What is at hand while fields are typed. */
export interface FieldTyping {
  readonly building: Building;
  readonly draft: Draft;
  readonly drafts: DraftsByDataset;
}
