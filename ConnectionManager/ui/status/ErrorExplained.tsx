import * as React from 'react';
import { Body1 } from '@fluentui/react-components';
import type { ErrorFinding } from '../../model/causes/cause';
import type { ServiceError } from '../../model/connection';
import { useTexts } from '../../strings/texts';
import { FoldedDetails } from '../FoldedDetails';
import { causeText } from './causeText';
import { PageLink } from './PageLink';

/**
 * What is known of an error: its cause in words, Microsoft Entra's page of each of its codes, and the service's own words folded
 * away.
 *
 * @param props.error The error.
 */
export function ErrorExplained({ error }: { readonly error: ErrorFinding }): React.ReactElement {
  const texts = useTexts();
  return (
    <>
      {error.cause === null ? null : <Body1>{texts.text(causeText[error.cause].cause)}</Body1>}
      {error.entraCodes.map((number) => (
        <PageLink key={number} target={{ page: 'entra-error', number }} />
      ))}
      <FoldedDetails text={rawError(error.error)} />
    </>
  );
}

/** Code and words of an error as the service gave them. */
function rawError({ code, message }: ServiceError): string {
  return [code, message].filter(Boolean).join(' ');
}
