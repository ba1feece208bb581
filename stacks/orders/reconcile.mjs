import { call } from './call.mjs';

const LOW_STOCK = 5;

/** Run on a schedule: asks the inventory for every level and says what has to be bought. */
export async function handle() {
  const { status, body } = await call('inventory', { method: 'GET', path: '/stock' });
  if (status !== 200) return { status: 502, body: { error: `inventory answered ${status}` } };

  const low = body.levels.filter(({ stock }) => stock < LOW_STOCK);
  return { status: 200, body: { checked: body.levels.length, low } };
}
