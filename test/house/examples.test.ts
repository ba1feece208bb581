import { join } from 'node:path';

import ts from 'typescript';
import { expect, it } from 'vitest';

import { readPage, readSources, ROOT } from './source-files';

/** What an example may take for granted. */
const PRELUDE = `
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { App } from 'cdktf';
import { externalService, kubernetes, lambda, Microservice, secret, ServiceStack } from 'fleetwright';
import type { Stage } from 'fleetwright';
declare const app: App;
declare const stack: ServiceStack;
declare const orders: Microservice;
`;

/** The examples of docstrings and of the README, each as a program. */
function examples(): ReadonlyMap<string, string> {
  const found = readSources('lib').flatMap(({ path, text }) =>
    [...text.matchAll(/^ +\* ```ts\n((?: +\*.*\n)*?) +\* ```/gm)].map(
      ([, block = '']) => [path, block.replace(/^ +\* ?/gm, '')] as const,
    ),
  );
  const page = [...readPage('README.md').matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(
    ([, block = '']) => ['README.md', block] as const,
  );
  return new Map(
    [...found, ...page].map(([where, block], index) => [
      join(ROOT, 'test/house', `example-${index}-of-${where.replace(/\W/g, '-')}.ts`),
      /^import /m.test(block) ? block : `${PRELUDE}{\n${block}}\n`,
    ]),
  );
}

/** What the compiler says about programs that exist in memory only. */
function complaintsAbout(programs: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => programs.has(name) || fileExists(name);
  host.getSourceFile = (name, languageVersion) => {
    const text = programs.get(name);
    return text === undefined
      ? getSourceFile(name, languageVersion)
      : ts.createSourceFile(name, text, languageVersion);
  };
  const paths = { fleetwright: [join(ROOT, 'lib/index.ts')] };
  const program = ts.createProgram([...programs.keys()], { ...options, noEmit: true, paths }, host);
  return [...programs.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

it('compiles every example', () => {
  const programs = examples();

  expect(programs.size).toBeGreaterThan(2);
  expect(complaintsAbout(programs)).toEqual([]);
});

it('would see an example that does not compile', () => {
  const wrong = `${PRELUDE}new Microservice(stack, 'orders', { memory: '256 MB' });`;

  expect(complaintsAbout(new Map([[join(ROOT, 'test/house/wrong.ts'), wrong]]))).toHaveLength(1);
});
