import fc from 'fast-check';

/* Property tests try the same cases on every machine, so that a red run means a change. FC_SEED=random explores. */
const asked = process.env.FC_SEED ?? '20261121';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
