import type { z } from 'zod';
import { connectionDefinition } from './connection.ts';
import { datasetDefinition } from './dataset.ts';
import { termDefinition } from './glossary.ts';
import {
  policyDefinition,
  reconciliationDefinition,
  rollupDefinition,
  statementDefinition,
} from './governance.ts';
import {
  bridgeDefinition,
  calendarDefinition,
  dimensionDefinition,
  hierarchyDefinition,
  relationshipDefinition,
} from './graph.ts';
import { metricDefinition } from './metric.ts';
import { actionDefinition, alertDefinition, goalDefinition, linkDefinition } from './strategy.ts';

/** The lists any file may hold, by their top-level key. */
export const DEFINITION_LISTS = {
  connections: connectionDefinition,
  datasets: datasetDefinition,
  relationships: relationshipDefinition,
  dimensions: dimensionDefinition,
  bridges: bridgeDefinition,
  hierarchies: hierarchyDefinition,
  calendars: calendarDefinition,
  statements: statementDefinition,
  rollups: rollupDefinition,
  policies: policyDefinition,
  reconciliations: reconciliationDefinition,
  metrics: metricDefinition,
  glossary: termDefinition,
  goals: goalDefinition,
  links: linkDefinition,
  actions: actionDefinition,
  alerts: alertDefinition,
} as const;

export type ListKey = keyof typeof DEFINITION_LISTS;
export type DefinitionOf<K extends ListKey> = z.output<(typeof DEFINITION_LISTS)[K]>;
