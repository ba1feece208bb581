import { CALL_SUPPORT } from './call-support';
import type { Cell, Level, Row, Support } from './support';
import { SERVICE_SUPPORT } from './target-support';

const WORDS: Readonly<Record<Level, string>> = {
  exact: 'exact',
  degraded: '*degraded*',
  refused: '**refused**',
  own: 'not for this target',
};

/** The page `docs/targets.md`: what each target does with each prop. */
export function renderTargets(): string {
  return [
    '<!-- Written by renderTargets(). Do not edit: UPDATE_DOCS=1 npx vitest run test/docs -->',
    '',
    '# What each target does with each prop',
    '',
    'One service goes to either target. What a target cannot express is said or refused, and never',
    'dropped in silence:',
    '',
    '- **exact**: it means there what it says.',
    '- **degraded**: it comes out in another way. A note `target/degraded` says so when you wrote it.',
    '- **refused**: it cannot be had. A problem `target/unsupported` says so, and nothing is written.',
    '',
    '## Props of a service',
    '',
    ...renderTable(SERVICE_SUPPORT),
    '',
    '## Props of a call',
    '',
    'The target is that of the caller.',
    '',
    ...renderTable(CALL_SUPPORT),
    '',
  ].join('\n');
}

function renderTable(rows: Readonly<Record<string, Row<never>>>): string[] {
  return [
    '| prop | Kubernetes | Lambda |',
    '| --- | --- | --- |',
    ...Object.entries(rows)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, { kubernetes, lambda }]) => {
        return `| \`${path}\` | ${renderCell(kubernetes)} | ${renderCell(lambda)} |`;
      }),
  ];
}

function renderCell({ usual, exceptions }: Cell<never>): string {
  const others = exceptions.map(({ values, support }) => `${values}: ${renderSupport(support)}`);
  return [renderSupport(usual), ...others].join('; ');
}

function renderSupport({ level, text }: Support): string {
  return text === '' ? WORDS[level] : `${WORDS[level]} (${text})`;
}
