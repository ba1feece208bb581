import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';
import { onTestFinished } from 'vitest';

import { ServiceStack } from '../../lib/stack';
import { kubernetes } from '../../lib/model/target';
import { Microservice } from '../../lib/microservice';
import type { MicroserviceProps } from '../../lib/model/service';

/** An app that writes to a folder of its own, until the test is over. */
export function anApp(context: Record<string, unknown> = {}): App {
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  onTestFinished(() => rmSync(outdir, { recursive: true, force: true }));
  return new App({ outdir, context });
}

/** A stack on Kubernetes, in a namespace of the same name. */
export function aStack(app: App, name = 'shop'): ServiceStack {
  return new ServiceStack(app, name, { target: kubernetes({ namespace: name }) });
}

/** A complete, valid service of the stack. */
export function aMicroservice(
  stack: ServiceStack,
  name: string,
  props: MicroserviceProps = {},
): Microservice {
  return new Microservice(stack, name, { image: `acme/${name}:1.0.0`, port: 8080, ...props });
}

/** What an app wrote for a stack, as text. */
export function writtenFor(app: App, stack: string): string {
  return readFileSync(join(app.outdir, 'stacks', stack, 'cdk.tf.json'), 'utf8');
}

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The addresses of all resources that an app wrote for a stack. */
export function addressesIn(app: App, stack: string): string[] {
  const { resource } = JSON.parse(writtenFor(app, stack)) as { resource: Resources };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}

/** The error that `work` throws. */
export function errorOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
