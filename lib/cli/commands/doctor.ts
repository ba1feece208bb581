import { Command } from 'commander';

import { examineMachine, type Finding } from '../doctor';
import { Refused } from '../exit';
import type { Io } from '../io';
import { withJson } from '../options';

const MARK = { ok: 'ok     ', absent: 'absent ', wrong: 'WRONG  ' } as const;

export function doctorCommand(io: Io): Command {
  return withJson(new Command('doctor'))
    .description('Say what is installed, in which version, and what will not work.')
    .addHelpText('after', '\nExample:\n  fleetwright doctor --json')
    .action(async ({ json }: { readonly json: boolean }) => {
      const findings = await examineMachine(io);
      io.out(json ? JSON.stringify(findings, null, 2) : findings.map(render).join('\n'));
      if (findings.some(({ status }) => status === 'wrong')) throw new Refused('');
    });
}

function render({ status, name, found, consequence }: Finding): string {
  const line = `${MARK[status]} ${name}: ${found}`;
  return consequence === undefined ? line : `${line}\n        ${consequence}`;
}
