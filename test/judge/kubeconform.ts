import { join } from 'node:path';

import type { Finding } from './finding';
import type { Judge } from './judge';
import { runTool } from './run-tool';
import { SCHEMA_PATH } from './schemas/place';
import type { Subject } from './subject';

interface Report {
  readonly resources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly status: string;
    readonly msg: string;
  }[];
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
        const args = ['-strict', '-output', 'json', '-schema-location', join(schemas, SCHEMA_PATH)];
        // 1 tells of findings.
        const output = await runTool(program, [...args, subject.manifests ?? ''], {
          doneCodes: [0, 1],
        });
        found.push(...parseKubeconform(output, subject));
      }
      return found;
    },
    bites: ['statusInvalid Deployment/bad', 'statusInvalid VirtualService/bad'],
  };
}

export function parseKubeconform(output: string, subject: Pick<Subject, 'name'>): Finding[] {
  return (JSON.parse(output) as Report).resources.map((resource): Finding => {
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
