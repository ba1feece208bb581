import type { TerraformRun } from '../../support/terraform';

const TELLING =
  /^(?:│ )?(Error: .*|No changes\..*|Plan: .*|Apply complete! .*|Destroy complete! .*)$/;

/** What a run of Terraform came to, in its own words and without the rest. */
export function outcomeOf({ text }: TerraformRun): string[] {
  return text
    .split('\n')
    .map((line) => TELLING.exec(line.trimEnd())?.[1])
    .filter((line) => line !== undefined)
    .map((line) => line.slice(0, 300));
}

const CHANGE = /^ +(?:# .*|[-+~] .*)$/;

/** What a plan would do: the line of each resource, and of each attribute that changes. */
export function changesOf({ text }: TerraformRun): string[] {
  return text
    .split('\n')
    .filter((line) => CHANGE.test(line) && !line.includes('(known after apply)'))
    .map((line) => line.trim().replaceAll(/ +/g, ' '));
}
