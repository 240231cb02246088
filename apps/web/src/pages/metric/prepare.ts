import { meQuery, metricsQuery, queryClient } from '../../api/server.ts';
import { frameOf, readSearch } from '../../frame/search.ts';
import { readMetricAddress } from './metric-address-of.ts';
import { openingQuery, periodQuery, planQuery, yearQuery } from './strip/figure-queries.ts';
import { coursePlanQuery, courseQuery } from './trend/course-queries.ts';
import { askedFrame } from './use-asked-frame.ts';

/** Asks what the overview shows first, before it is drawn. */
export async function prepare(name: string, address: Readonly<Record<string, unknown>>): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery);
  // What the workspace calls its grains came with the reader.
  const own = readMetricAddress(address);
  const { tab, step } = own;
  if (me === null || me.must_change_password || tab !== undefined) return;
  const metric = (await queryClient.ensureQueryData(metricsQuery)).find((one) => one.name === name);
  if (metric === undefined) return;
  const frame = askedFrame(frameOf(readSearch(address), me.workspace), metric, own);
  const questions = [
    { ...periodQuery(metric, frame), enabled: true },
    { ...courseQuery(metric, step ?? frame.grain, frame), enabled: true },
    coursePlanQuery(metric, step ?? frame.grain, frame),
    yearQuery(metric, frame),
    openingQuery(metric, frame).asked,
    planQuery(metric, frame),
  ];
  for (const { enabled, ...question } of questions) if (enabled) void queryClient.prefetchQuery(question);
}
