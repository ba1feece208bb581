/**
 * The oldest Terraform that is used. cdktf may write `import` and `moved` blocks beside our resources,
 * and 1.5 is the first version that reads both; every OpenTofu does.
 */
export const OLDEST_VERSION = '1.5.0';

/** Whether `version`, such as `1.11.4` or `1.6.0-rc1`, is `oldest` or newer. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [numbersOf(version), numbersOf(oldest)];
  for (const [index, wanted] of need.entries()) {
    const found = have[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}

function numbersOf(version: string): number[] {
  const [release = ''] = version.split(/[-+]/);
  return release.split('.').map(Number);
}
