import type { TerraformStack } from 'cdktf';

/**
 * The versions of Terraform that read what we write. cdktf may put `import` and `moved` blocks beside
 * our resources, and 1.5 is the first version that reads both; every OpenTofu does.
 */
export const REQUIRED_VERSION = '>= 1.5.0';

/** Has an older Terraform refuse the stack, instead of failing at the first thing that it cannot read. */
export function requireVersion(stack: TerraformStack): void {
  stack.addOverride('terraform.required_version', REQUIRED_VERSION);
}
