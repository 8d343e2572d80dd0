import * as React from 'react';
import { Link, makeStyles } from '@fluentui/react-components';
import type { LinkTarget } from '../../model/links';
import type { TextKey } from '../../strings/TextKey';
import { useTexts } from '../../strings/texts';
import { underlinedInForcedColors } from '../forcedColors';
import { useLinks } from '../LinksContext';

const useStyles = makeStyles({ link: underlinedInForcedColors });

const labels: Readonly<Record<LinkTarget['page'], TextKey>> = {
  connections: 'Link_Connections',
  'new-connection': 'Link_NewConnection',
  flow: 'Link_Flow',
  run: 'Link_Run',
  environment: 'Link_Environment',
  'entra-apps': 'Link_EntraApps',
  'entra-app': 'Link_EntraApp',
  'entra-credentials': 'Link_EntraCredentials',
  'entra-error': 'Link_EntraError',
  'learn-dataverse-connections': 'Link_LearnDataverseConnections',
};

/**
 * A link to a page of the platform, named after the page; nothing where its address can't be told.
 *
 * @param props.target The page.
 */
export function PageLink({ target }: { readonly target: LinkTarget }): React.ReactElement | null {
  const styles = useStyles();
  const texts = useTexts();
  const address = useLinks()(target);
  // A number in a code isn't written with separators.
  const number = target.page === 'entra-error' ? `${target.number}` : '';
  return address === null ? null : (
    <Link className={styles.link} href={address} target="_blank" rel="noopener noreferrer">
      {texts.text(labels[target.page], { number })}
    </Link>
  );
}
