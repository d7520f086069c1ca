/** How many of the grades in force at a time were given under a framework, and what grade 3 was called in it. */
export interface FrameworkUse<Count> {
  readonly at: "first" | "last";
  readonly name: string;
  readonly grade3: string;
  readonly schools: Count;
}
