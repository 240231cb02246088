import { openWarehouse } from '@plumbline/engines';

const w = await openWarehouse({
  file: '/tmp/plumbline-engine-Tjgesd/w.duckdb',
  stage: '/tmp/plumbline-engine-Tjgesd/stage',
});
await w.execute('CREATE TABLE t AS SELECT 7 AS x');
console.log('open');
setInterval(() => {}, 1000);
