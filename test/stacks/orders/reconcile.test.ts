import { describe, expect, it, onTestFinished } from 'vitest';

import { arnOf, CREDENTIALS, listenAsAws, type FakeAws } from './fake-aws';
import { aFunction, runFunction, runToEnd, startService } from './processes';

const LOW = { checked: 3, low: [{ item: 'lamp', stock: 3 }] };
const SCHEDULED = {
  version: '0',
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  detail: {},
};

/** The environment of a function on an account with `functions`. */
async function account(functions: FakeAws['functions']): Promise<Record<string, string>> {
  const aws = await listenAsAws({ functions });
  onTestFinished(() => aws.close());
  return {
    ...CREDENTIALS,
    AWS_ENDPOINT_URL: aws.url,
    INVENTORY_ADDRESS: arnOf('inventory'),
    INVENTORY_TIMEOUT_MS: '10000',
  };
}

describe('the reconcile job', () => {
  it('says what runs low and ends well, as a process', async () => {
    const inventory = await startService('inventory');
    onTestFinished(async () => void (await inventory.stop()));

    const { exitCode, out } = await runToEnd(['node', 'run.mjs', 'reconcile'], {
      INVENTORY_ADDRESS: inventory.url,
    });

    expect(JSON.parse(out)).toEqual({ job: 'reconcile', status: 200, ...LOW });
    expect(exitCode).toBe(0);
  });

  it('ends with 1 when the inventory is away, so that the platform tries again', async () => {
    const inventory = await startService('inventory');
    await inventory.stop();

    const { exitCode, out } = await runToEnd(['node', 'run.mjs', 'reconcile'], {
      INVENTORY_ADDRESS: inventory.url,
    });

    expect(JSON.parse(out)).toMatchObject({ status: 502, error: 'inventory cannot be reached' });
    expect(exitCode).toBe(1);
  });

  it('says what runs low when the schedule starts it, as a function', async () => {
    const env = await account({ [arnOf('inventory')]: aFunction('inventory') });

    const { out } = await runFunction(aFunction('reconcile', env), SCHEDULED);

    expect(JSON.parse(out)).toEqual(LOW);
  });

  it('throws as a function when the inventory is away, so that Lambda tries again', async () => {
    const env = await account({});

    const { exitCode, err } = await runFunction(aFunction('reconcile', env), SCHEDULED);

    expect(exitCode).not.toBe(0);
    expect(err).toContain('the run failed with 502');
  });
});
