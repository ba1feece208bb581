import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { ValidationError } from '../../lib/errors';
import { REPORT_CONTEXT, type SystemReport } from '../../lib/model/report';
import { admit, type DeclaredStack } from '../../lib/system/admission';
import type { HasContext } from '../../lib/system/refusal';
import { aShop, systemOf, type Design } from '../checks/design';
import { errorOf } from '../support/an-app';

const NOBODY: HasContext = { node: { tryGetContext: () => undefined } };

/** The stacks of a design, each with its own part of the system. */
function declared(design: Design): DeclaredStack[] {
  const { stacks, services, edges } = systemOf(design);
  return stacks.map((model) => ({
    ...NOBODY,
    model,
    services: services.filter((placed) => placed.model.stack === model.name),
    edges: edges.filter(({ caller }) => caller.stack === model.name),
  }));
}

function reportOf(work: (root: HasContext) => void): SystemReport {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'report.json');
  const root = {
    node: { tryGetContext: (key: string) => (key === REPORT_CONTEXT ? path : undefined) },
  };
  work(root);
  return JSON.parse(readFileSync(path, 'utf8')) as SystemReport;
}

describe('admit', () => {
  it('gives each stack what it writes', () => {
    const { drafts } = admit(NOBODY, declared(aShop({ web: {}, orders: {} }, [['web', 'orders']])));

    const owners = new Set((drafts.get('shop') ?? []).map(({ owner }) => owner));
    expect([...drafts.keys()]).toEqual(['shop']);
    expect([...owners].sort()).toEqual(['', 'orders', 'web']);
  });

  it('refuses a system with every error in it, at the place of each', () => {
    const design = aShop({
      web: { image: undefined as never },
      cart: { image: undefined as never },
    });

    const error = errorOf(() => admit(NOBODY, declared(design)));

    expect(error).toBeInstanceOf(ValidationError);
    const { problems } = error as ValidationError;
    expect(problems.filter(({ severity = 'error' }) => severity === 'error')).toHaveLength(2);
    expect(problems.map(({ location }) => location)).not.toContain('');
  });

  it('reports a refused system whole, with its problems and no resources', () => {
    const design = aShop({ web: { image: undefined as never }, cart: {} }, [['web', 'cart']]);

    const report = reportOf((root) => errorOf(() => admit(root, declared(design))));

    expect(report.stacks).toEqual([{ name: 'shop', resources: 0 }]);
    expect(report.services.map(({ name }) => name)).toEqual(['web', 'cart']);
    expect(report.edges).toHaveLength(1);
    expect(report.problems.map(({ subject }) => subject)).toContain('service "web"');
  });

  it('keeps warnings for the stack that they are about, unless it accepts them', () => {
    const open = { web: { isPublic: true } };
    const accept = [{ code: 'public/no-authentication', reason: 'a shop window', service: 'web' }];

    const warned = admit(NOBODY, declared(aShop(open)));
    const report = reportOf((root) => admit(root, declared(aShop(open, [], { accept }))));

    expect(warned.warnings.get('shop')?.map(({ code }) => code)).toContain(
      'public/no-authentication',
    );
    expect(report.problems.map(({ code }) => code)).not.toContain('public/no-authentication');
    expect(report.acceptances).toEqual([
      { code: 'public/no-authentication', reason: 'a shop window', silenced: ['service "web"'] },
    ]);
  });
});
