import { onlineBoutique } from '../../stacks/online-boutique';
import { orders } from '../../stacks/orders';
import type { Program } from './synthesized';

/** Both examples on every target that they run on, by the names of their golden files. */
export const PROGRAMS: readonly (readonly [string, Program])[] = [
  ['online-boutique.kubernetes', { build: onlineBoutique }],
  ['orders.kubernetes', { build: orders }],
  ['orders.lambda', { build: orders, context: { target: 'lambda' } }],
];
