import { z } from 'zod';

/** Microsoft Graph, subscription resource. */
export const Subscribed = z
  .object({ id: z.string(), expirationDateTime: z.string() })
  .transform(({ id, expirationDateTime }) => ({ id, until: Date.parse(expirationDateTime) }));

/** Those of presences; a monitor may have others, which are not ours. */
export const Subscriptions = z
  .object({ value: z.array(z.object({ id: z.string(), resource: z.string() })) })
  .transform(({ value }) =>
    value.filter(({ resource }) => resource.includes('communications/presences')).map(({ id }) => id),
  );

/** All names of whoever signed in, lower case. */
export const Me = z
  .object({ userPrincipalName: z.string().nullish(), mail: z.string().nullish() })
  .transform(({ userPrincipalName, mail }) =>
    [userPrincipalName, mail].flatMap((one) => (one ? [one.toLowerCase()] : [])),
  );
