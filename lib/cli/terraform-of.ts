import { findTerraform, NoTerraform, type Terraform } from '../terraform/binary';
import { Refused } from './exit';
import type { Io } from './io';

export const HOW_TO_GET_TERRAFORM =
  'Install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install/), or name one in FLEETWRIGHT_TERRAFORM.';

/** @throws {Refused} when no Terraform can be used, saying how to get one. */
export async function requireTerraform(io: Io): Promise<Terraform> {
  return lookForTerraform(io).catch((error: unknown) => {
    throw error instanceof NoTerraform ? refusalOf(error) : error;
  });
}

/** @returns undefined when there is none at all; one that cannot be used is refused all the same. */
export async function terraformIfAny(io: Io): Promise<Terraform | undefined> {
  return lookForTerraform(io).catch((error: unknown) => {
    if (error instanceof NoTerraform && error.isAbsent) return undefined;
    throw error instanceof NoTerraform ? refusalOf(error) : error;
  });
}

function lookForTerraform({ env, cwd }: Io): Promise<Terraform> {
  const { FLEETWRIGHT_TERRAFORM: named = '' } = env;
  return findTerraform({ env, cwd, ...(named !== '' && { named }) });
}

function refusalOf(error: NoTerraform): Refused {
  return new Refused(`${error.message}\n  ${HOW_TO_GET_TERRAFORM}`);
}
