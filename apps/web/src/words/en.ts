import { en as account } from './account/en.ts';
import { en as admin } from './admin/en.ts';
import { en as changes } from './changes/en.ts';
import { en as closes } from './closes/en.ts';
import { en as company } from './company/en.ts';
import { en as dashboards } from './dashboards/en.ts';
import { en as door } from './door/en.ts';
import { en as editor } from './editor/en.ts';
import { en as explore } from './explore/en.ts';
import { en as frame } from './frame/en.ts';
import { en as glossary } from './glossary/en.ts';
import { en as home } from './home/en.ts';
import { en as inbox } from './inbox/en.ts';
import { en as marks } from './marks/en.ts';
import { en as metric } from './metric/en.ts';
import { en as metrics } from './metrics/en.ts';
import { en as parts } from './parts/en.ts';
import { en as reading } from './reading/en.ts';
import { en as reconciliations } from './reconciliations/en.ts';
import { en as sheet } from './sheet/en.ts';
import { en as statements } from './statements/en.ts';
import { en as states } from './states/en.ts';
import { en as values } from './values/en.ts';
import { en as versions } from './versions/en.ts';

/** Every text of the app. One line for each area; keys of this object are the keys of all catalogs: a missing one does not compile. */
export const en = {
  product: 'Plumbline',
  language: 'English',
  otherLanguage: '中文',
  ...frame,
  ...door,
  account,
  admin,
  home,
  inbox,
  changes,
  company,
  dashboards,
  metrics,
  metric,
  editor,
  explore,
  glossary,
  ...reading,
  parts,
  values,
  marks,
  versions,
  states,
  statements,
  sheet,
  reconciliations,
  closes,
};
