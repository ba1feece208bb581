import { controlPlane, judgeTools, pythonTools, type Parts } from './parts';

/** Builds the named parts, or finds them in the cache, and prints each with its version. */
const GROUPS: Readonly<Record<string, readonly (() => Promise<Parts>)[]>> = {
  'control-plane': [controlPlane],
  judges: [judgeTools],
  python: [pythonTools],
  all: [controlPlane, judgeTools, pythonTools],
};

async function main(group: string): Promise<void> {
  const wanted = GROUPS[group];
  if (!wanted) throw new Error(`must be one of ${Object.keys(GROUPS).join(', ')}, got "${group}"`);
  for (const parts of wanted) {
    const { versions } = await parts();
    for (const [name, version] of Object.entries(versions)) console.log(`${name} ${version}`);
  }
}

main(process.argv[2] ?? 'all').catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
