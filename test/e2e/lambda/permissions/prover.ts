import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Account } from './account';
import {
  claimsThatNobodyMay,
  claimsThatNothingIsLeft,
  type Allowance,
  type Question,
  type Theorem,
} from './question';

const VIOLATED = 2;
const LONGEST_PROOF_MS = 120_000;

/** Something that a principal may do, as the prover found it. */
export interface Finding {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
}

/** Answers questions about what policies allow: iamprover, which nobody here wrote, with the solver Z3. */
export interface Prover {
  /** For each question, who may do it. */
  whoMay(account: Account, questions: readonly Question[]): Promise<string[][]>;
  /** What a principal may do beyond what it is meant to: one example for each action. */
  beyond(
    account: Account,
    allowances: ReadonlyMap<string, readonly Allowance[]>,
  ): Promise<readonly Finding[]>;
  /** The known ways to more rights that somebody has. */
  escalations(account: Account): Promise<string[]>;
}

export function proverAt(program: string): Prover {
  return {
    whoMay: async (account, questions) => {
      const proofs = await prove(program, claimsThatNobodyMay(account, questions));
      return proofs.map(({ counterexamples }) =>
        counterexamples.map(({ principal }) => principal).sort(),
      );
    },
    beyond: async (account, allowances) => {
      const proofs = await prove(program, claimsThatNothingIsLeft(account, allowances));
      return proofs.flatMap(({ counterexamples }) =>
        counterexamples.map(({ principal, action, resource }) => ({ principal, action, resource })),
      );
    },
    escalations: async (account) => {
      const proofs = await prove(program, claimsThatNobodyMay(account, []), ESCALATIONS);
      return proofs.filter(({ passed }) => !passed).map(({ id }) => id);
    },
  };
}

/** Its own list of them, each followed through roles that can be taken on or handed to a service. */
const ESCALATIONS = ['--privesc', '--closure', 'all'];

interface Proof {
  readonly id: string;
  readonly passed: boolean;
  readonly counterexamples: readonly Finding[];
}

async function prove(
  program: string,
  { account, invariants }: Theorem,
  options: readonly string[] = [],
): Promise<readonly Proof[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-proof-'));
  try {
    const accountFile = join(folder, 'account.json');
    const invariantsFile = join(folder, 'invariants.json');
    writeFileSync(accountFile, JSON.stringify(account));
    writeFileSync(invariantsFile, JSON.stringify(invariants));
    const files = ['--account', accountFile, '--invariants', invariantsFile];
    return await run(program, ['verify', ...files, '--format', 'json', ...options]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(program: string, args: readonly string[]): Promise<readonly Proof[]> {
  const settings = { timeout: LONGEST_PROOF_MS, maxBuffer: 2 ** 26 };
  try {
    const { stdout } = await promisify(execFile)(program, args, settings);
    return JSON.parse(stdout) as Proof[];
  } catch (error) {
    // A claim that does not hold ends with a code of its own; its counterexamples are the answer.
    const { code, stdout } = error as { readonly code?: unknown; readonly stdout?: string };
    if (code !== VIOLATED || stdout === undefined) throw error;
    return JSON.parse(stdout) as Proof[];
  }
}
