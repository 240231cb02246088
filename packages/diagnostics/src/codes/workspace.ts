/** Codes of: workspace files, schema, datasets, relationships, dimensions, metrics. */
export interface WorkspaceParams {
  'model/not-available-yet': { feature: string };
}
