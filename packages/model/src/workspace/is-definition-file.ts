/** YAML files outside hidden folders, by their paths below the workspace. */
export function isDefinitionFile(path: string): boolean {
  return /\.ya?ml$/.test(path) && !/(?:^|\/)\./.test(path);
}
