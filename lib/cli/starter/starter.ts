/** What a new project is told. */
export interface Starter {
  /** Its name, which its first stack and namespace have too. */
  readonly name: string;
  readonly target: 'kubernetes' | 'lambda';
  /** What npm installs fleetwright from: a version range, or a path to a packed file. */
  readonly fleetwright: string;
}
