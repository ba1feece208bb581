import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { manifestsOf } from '../../lib/cli/manifests';
import { PROGRAMS } from '../stacks/programs';
import { synthesizeInto, type Program } from '../stacks/synthesized';
import { bindingsOnKubernetes } from './everything/bindings';
import { everythingOnKubernetes } from './everything/kubernetes';
import { everythingOnLambda } from './everything/lambda';
import { CONFIGURATION, MANIFESTS, type Subject } from './subject';

interface Judged {
  readonly name: string;
  readonly program: Program;
  /** Whether its objects are known before Terraform runs. */
  readonly hasManifests: boolean;
}

const ALL: readonly Judged[] = [
  ...PROGRAMS.map(([name, program]) => ({
    name,
    program,
    hasManifests: name.endsWith('.kubernetes'),
  })),
  {
    name: 'everything.kubernetes',
    program: { build: everythingOnKubernetes },
    hasManifests: true,
  },
  { name: 'everything.lambda', program: { build: everythingOnLambda }, hasManifests: false },
  { name: 'bindings.kubernetes', program: { build: bindingsOnKubernetes }, hasManifests: false },
];

/** Runs every program of the repository, and writes what judges read of each below `root`. */
export async function writeSubjects(root: string): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const judged of ALL) subjects.push(await writeSubject(root, judged));
  return subjects;
}

async function writeSubject(root: string, judged: Judged): Promise<Subject> {
  const { name, program, hasManifests } = judged;
  const folder = join(root, 'judged', name);
  const output = join(root, 'written', name);
  for (const needed of [folder, output]) mkdirSync(needed, { recursive: true });
  const written = synthesizeInto(output, program);
  for (const part of [CONFIGURATION, 'versions.tf']) {
    copyFileSync(join(written, part), join(folder, part));
  }
  const addresses = addressesIn(join(folder, CONFIGURATION));
  const subject = { name, folder, addresses };
  return hasManifests ? writeManifests(subject) : subject;
}

/** As the command `fleetwright manifests` prints them. */
async function writeManifests(subject: Subject): Promise<Subject> {
  const { name, folder } = subject;
  const file = join(folder, CONFIGURATION);
  const stack = { name, file, folder, dependencies: [], annotations: [] };
  const { objects, leftOut } = await manifestsOf([stack]);
  if (leftOut.length > 0) throw new Error(`no manifest is known of ${leftOut.join(', ')}`);
  const documents = objects.map((object) => `---\n${stringify(object, { lineWidth: 0 })}`);
  const manifests = join(folder, MANIFESTS);
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
