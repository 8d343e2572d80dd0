import * as React from 'react';

/**
 * An identifier, such as a logical name or a GUID: read from left to right also in a right-to-left language.
 *
 * @param props.children The identifier.
 */
export function Identifier({ children }: { readonly children: string }): React.ReactElement {
  return <bdi dir="ltr">{children}</bdi>;
}
