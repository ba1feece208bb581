import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';

/**
 * Builds the package and compiles the programs that are measured, so that both sides of a comparison
 * run as plain JavaScript.
 *
 * @returns the folder of the compiled programs. It must lie inside the package, whose name they import.
 */
export function compilePrograms(root: string): string {
  const build = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`the package does not build\n${build.stdout}`);

  const source = join(root, 'bench/programs');
  const target = join(root, 'dist-bench');
  rmSync(target, { recursive: true, force: true });
  for (const path of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (path.endsWith('.ts')) compile(join(source, path), join(target, path.replace(/ts$/, 'js')));
  }
  return target;
}

function compile(source: string, target: string): void {
  const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}
