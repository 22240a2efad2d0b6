/** What a figure shows where a link asks for a table that its sender brought, and what the reader is told of it. */
export const standIn = <P>(params: P, name: string): {params: P; note: string} => ({
  params,
  note: `This link shows a table that its sender brought; tables do not travel with links. ${name} for it: bring your own.`
});
