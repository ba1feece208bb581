import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { aws } from '../../lib/targets/aws';
import { writeSubjects } from './subjects';
import type { Subject } from './subject';

const LOWERING = resolve(__dirname, '../../lib/targets/kubernetes');

let root: string;
let subjects: readonly Subject[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'fleetwright-subjects-'));
  subjects = await writeSubjects(root);
});

afterAll(() => rmSync(root, { recursive: true }));

/** Types of all resources that judges get to see. */
function judgedTypes(): ReadonlySet<string | undefined> {
  const addresses = subjects.flatMap((subject) => subject.addresses);
  return new Set(addresses.map((address) => address.split('.')[0]));
}

/** The provider's classes that the lowering to Kubernetes imports. */
function importedTypes(): string[] {
  const texts = readdirSync(LOWERING).map((file) => readFileSync(join(LOWERING, file), 'utf8'));
  const modules = texts.flatMap((text) => [
    ...text.matchAll(/@cdktf\/provider-kubernetes\/lib\/([\w-]+)/g),
  ]);
  return [...new Set(modules.map(([, name = '']) => `kubernetes_${name.replaceAll('-', '_')}`))];
}

describe('what is judged', () => {
  it('has every type of resource that a service on Lambda lowers to', () => {
    const types = Object.values(aws).map(({ tfResourceType }) => tfResourceType);
    const resources = types.filter((type) => type.startsWith('aws_'));

    expect(resources.length).toBeGreaterThan(15);
    const missing = resources.filter((type) => !judgedTypes().has(type));
    expect(missing.sort()).toEqual(['aws_caller_identity', 'aws_partition']);
  });

  it('has every type of resource that a service on Kubernetes lowers to', () => {
    const types = importedTypes();

    expect(types.length).toBeGreaterThan(10);
    expect(types.filter((type) => !judgedTypes().has(type))).toEqual([]);
  });

  it('has a configuration of each stack, and manifests where they are known', () => {
    expect(
      subjects.filter(({ manifests }) => manifests !== undefined).map(({ name }) => name),
    ).toEqual(['online-boutique.kubernetes', 'orders.kubernetes', 'everything.kubernetes']);
    for (const { folder, addresses } of subjects) {
      expect(addresses.length).toBeGreaterThan(0);
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(['cdk.tf.json', 'versions.tf']));
    }
  });
});
