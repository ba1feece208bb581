import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

import { runProgram } from '../support/run-program';
import type { Finding } from './finding';
import type { Judge } from './judge';
import { SCHEMA_PATH } from './schemas/place';
import type { Subject } from './subject';

interface Report {
  readonly resources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly status: string;
    readonly msg: string;
  }[];
  readonly summary: Readonly<Record<'valid' | 'invalid' | 'errors' | 'skipped', number>>;
}

/** Holds Kubernetes' objects against the schemas in `schemas`, which know every field. */
export function kubeconform(program: string, version: string, schemas: string): Judge {
  return {
    name: 'kubeconform',
    version,
    reads: ({ manifests }) => manifests !== undefined,
    async judge(subjects) {
      const found: Finding[] = [];
      for (const subject of subjects) {
        const { name, manifests = '' } = subject;
        const args = ['-strict', '-schema-location', join(schemas, SCHEMA_PATH)];
        const format = ['-output', 'json', '-summary'];
        // 1 tells of findings.
        const output = await runProgram(program, [...args, ...format, manifests], {
          doneCodes: [0, 1],
        });
        const objects = parseAllDocuments(readFileSync(manifests, 'utf8')).length;
        found.push(...parseKubeconform(output, { name, objects }));
      }
      return found;
    },
    bites: ['statusInvalid Deployment/bad', 'statusInvalid VirtualService/bad'],
  };
}

/** How many objects a subject has. */
type Counted = Pick<Subject, 'name'> & { readonly objects: number };

/** @throws {Error} where kubeconform passed over an object. */
export function parseKubeconform(output: string, subject: Counted): Finding[] {
  const { resources, summary } = JSON.parse(output) as Report;
  const judged = summary.valid + summary.invalid + summary.errors;
  if (judged !== subject.objects) {
    throw new Error(
      `kubeconform judged ${judged} of ${subject.objects} objects in ${subject.name}`,
    );
  }
  return resources.map((resource): Finding => {
    const { kind, name, status, msg } = resource;
    // It begins with the schema's path, and goes from the whole object to the place.
    const message = msg
      .split(/\s+- at /)
      .slice(1)
      .join('; at ');
    return {
      judge: 'kubeconform',
      rule: status,
      severity: 'high',
      subject: subject.name,
      kind,
      address: `${kind}/${name}`,
      message: message === '' ? msg : `at ${message}`,
    };
  });
}
