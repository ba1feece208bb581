import { describe, expect, it } from 'vitest';

import { PlatformRefusal } from '../../../../lib/rehearsal/platform/platform';
import { EmulatorLacks, orLacking, orMissing, refusalOf } from './refusals';

/** An error as the SDK throws it for an answer of the far end. */
function anAnswer(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, $fault: 'client' });
}

describe('refusalOf', () => {
  it('gives the far end’s words, its name of the error first', () => {
    const refusal = refusalOf(anAnswer('ConflictException', 'Route exists'), 'making it');

    expect(refusal).toBeInstanceOf(PlatformRefusal);
    expect(refusal.message).toBe('ConflictException: Route exists');
  });

  it.each([
    ['an action that it does not know', anAnswer('InvalidAction', 'no such thing')],
    ['an action that it does not know, by the text', anAnswer('X', 'Unknown action: PutIt')],
    ['an answer of S3', Object.assign(new SyntaxError('Unexpected token <'), { $response: {} })],
  ])('tells that the emulator lacks the call from %s', (_, error) => {
    const refusal = refusalOf(error, 'making it');

    expect(refusal).toBeInstanceOf(EmulatorLacks);
    expect(refusal.message).toBe('EmulatorLacks: making it');
  });

  it('leaves alone what is no answer: a mistake of ours is none of the far end', () => {
    const error = new TypeError('x is not a function');

    expect(refusalOf(error, 'making it')).toBe(error);
  });
});

describe('orMissing', () => {
  it('gives nothing for what is not there', async () => {
    const call = Promise.reject(anAnswer('ResourceNotFoundException', 'Function not found'));

    await expect(orMissing(call)).resolves.toBeUndefined();
  });

  it('throws every other refusal', async () => {
    const call = Promise.reject(anAnswer('AccessDenied', 'no'));

    await expect(orMissing(call)).rejects.toThrow('no');
  });
});

describe('orLacking', () => {
  it('gives nothing where the emulator has no such call, and throws the rest', async () => {
    const lacking = Promise.reject(anAnswer('NotImplemented', 'later'));
    const refused = Promise.reject(anAnswer('AccessDenied', 'no'));

    await expect(orLacking(lacking, 'it')).resolves.toBeUndefined();
    await expect(orLacking(refused, 'it')).rejects.toThrow('no');
  });
});
