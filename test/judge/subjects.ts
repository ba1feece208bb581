import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { manifestsOf } from '../../lib/cli/manifests';
import { PROGRAMS } from '../stacks/programs';
import { synthesizeInto, type Program } from '../stacks/synthesized';
import { everythingOnKubernetes } from './everything/kubernetes';
import { everythingOnLambda } from './everything/lambda';
import { CONFIGURATION, MANIFESTS, type Subject } from './subject';

const ALL: readonly (readonly [string, Program])[] = [
  ...PROGRAMS,
  ['everything.kubernetes', { build: everythingOnKubernetes }],
  ['everything.lambda', { build: everythingOnLambda }],
];

/** Runs every program of the repository, and writes what judges read of each below `root`. */
export async function writeSubjects(root: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const [name, program] of ALL) subjects.push(await writeSubject(root, name, program));
  return subjects;
}

async function writeSubject(root: string, name: string, program: Program): Promise<Subject> {
  const folder = join(root, 'judged', name);
  const file = join(folder, CONFIGURATION);
  const output = join(root, 'written', name);
  for (const needed of [folder, output]) mkdirSync(needed, { recursive: true });
  const written = synthesizeInto(output, program);
  for (const part of [CONFIGURATION, 'versions.tf']) {
    copyFileSync(join(written, part), join(folder, part));
  }
  const { objects, leftOut } = await manifestsOf([
    { name, file, folder, dependencies: [], annotations: [] },
  ]);
  if (leftOut.length > 0) throw new Error(`no manifest is known of ${leftOut.join(', ')}`);
  return writeManifests({ name, folder, addresses: addressesIn(file) }, objects);
}

/** As the command `fleetwright manifests` prints them. */
function writeManifests(subject: Subject, objects: readonly object[]): Subject {
  if (objects.length === 0) return subject;
  const manifests = join(subject.folder, MANIFESTS);
  const documents = objects.map((object) => `---\n${stringify(object, { lineWidth: 0 })}`);
  writeFileSync(manifests, documents.join(''));
  return { ...subject, manifests };
}

/** What is wrong on purpose, so that it can be seen that judges judge: `bad`, copied below `root`. */
export function writeBadSubject(root: string): Subject {
  const name = 'bad';
  const folder = join(root, 'judged', name);
  cpSync(join(__dirname, name), folder, { recursive: true });
  const addresses = addressesIn(join(folder, CONFIGURATION));
  return { name, folder, addresses, manifests: join(folder, MANIFESTS) };
}

/** Addresses of all resources in a configuration. */
function addressesIn(file: string): string[] {
  const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly resource?: Readonly<Record<string, object>>;
  };
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.keys(blocks).map((id) => `${type}.${id}`),
  );
}
