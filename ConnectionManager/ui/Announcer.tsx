import * as React from 'react';
import { makeStyles } from '@fluentui/react-components';

/** Properties of {@link Announcer}. */
export interface AnnouncerProps {
  /** What to say; empty for nothing. */
  readonly message: string;
  /** The occasion: the same message on another occasion is said again. */
  readonly occasion: number;
}

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    marginTop: '-1px',
    overflowX: 'hidden',
    overflowY: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Pause in milliseconds before a change is announced, so that typing isn't interrupted by every letter's result. */
const settleTime = 700;

/** Tells screen readers what changed, politely and only once it has settled. Nothing is seen of it. */
export function Announcer({ message, occasion }: AnnouncerProps): React.ReactElement {
  const styles = useStyles();
  const [said, setSaid] = React.useState('');
  React.useEffect(() => {
    setSaid('');
    const timer = setTimeout(() => setSaid(message), settleTime);
    return () => clearTimeout(timer);
  }, [message, occasion]);
  return (
    <div role="status" className={styles.hidden}>
      {said}
    </div>
  );
}
