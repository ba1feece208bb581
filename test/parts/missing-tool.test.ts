import { describe, expect, it } from 'vitest';

import { MissingTool, orSkipReason } from './missing-tool';

const missing = () => Promise.reject(new MissingTool('no compiler'));

describe('orSkipReason', () => {
  it('gives the parts', async () => {
    expect(await orSkipReason(Promise.resolve(1), {})).toEqual({ parts: 1 });
  });

  it('gives the reason when a tool is missing', async () => {
    expect(await orSkipReason(missing(), {})).toEqual({ skipReason: 'no compiler' });
  });

  it('skips nothing in CI', async () => {
    await expect(orSkipReason(missing(), { CI: 'true' })).rejects.toThrow('no compiler');
  });

  it('skips nothing when a build fails', async () => {
    const failing = Promise.reject(new Error('syntax error'));

    await expect(orSkipReason(failing, {})).rejects.toThrow('syntax error');
  });
});
