import { ColdspotError } from "../effects/coldspot-error.ts";

/** Does something of a variant of the study; an error that a user can act on says of which. */
export async function inVariant<Result>(variant: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ColdspotError
      ? new ColdspotError(`in the variant ${variant}: ${error.message}`, error)
      : error;
  }
}
