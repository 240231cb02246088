import { zh as account } from './account/zh.ts';
import { zh as admin } from './admin/zh.ts';
import type { Words } from './catalogs.ts';
import { zh as changes } from './changes/zh.ts';
import { zh as closes } from './closes/zh.ts';
import { zh as company } from './company/zh.ts';
import { zh as dashboards } from './dashboards/zh.ts';
import { zh as door } from './door/zh.ts';
import { zh as editor } from './editor/zh.ts';
import { zh as explore } from './explore/zh.ts';
import { zh as frame } from './frame/zh.ts';
import { zh as glossary } from './glossary/zh.ts';
import { zh as home } from './home/zh.ts';
import { zh as inbox } from './inbox/zh.ts';
import { zh as marks } from './marks/zh.ts';
import { zh as metric } from './metric/zh.ts';
import { zh as metrics } from './metrics/zh.ts';
import { zh as parts } from './parts/zh.ts';
import { zh as reading } from './reading/zh.ts';
import { zh as reconciliations } from './reconciliations/zh.ts';
import { zh as sheet } from './sheet/zh.ts';
import { zh as statements } from './statements/zh.ts';
import { zh as states } from './states/zh.ts';
import { zh as values } from './values/zh.ts';
import { zh as versions } from './versions/zh.ts';

export const zh: Words = {
  product: '准绳',
  language: '中文',
  otherLanguage: 'EN',
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
