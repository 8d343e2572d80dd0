import type { ReactElement, ReactNode } from 'react';
import { createContext, withLayout, type ContextOptions, type Layout } from '../context';
import type { Platform } from './platform';

/** A control that is on the page. */
export interface HostedControl {
  /** Takes the control off the page, as leaving the page does. */
  destroy(): void;
}

/** Measures the room of a control in CSS pixels. */
export type Measure = (container: HTMLElement) => Layout;

/** What the platform shows in place of a control that throws. */
function failed({ React }: Platform): ReactElement {
  return React.createElement('p', { className: 'host-failed', role: 'alert' }, 'Error loading control');
}

/** The platform's boundary round a control: what is thrown while rendering costs that control alone. */
function createBoundary(platform: Platform): new (props: object) => React.Component {
  return class Boundary extends platform.React.Component<{ children?: ReactNode }, { isBroken: boolean }> {
    public override state = { isBroken: false };

    public static getDerivedStateFromError(): { isBroken: boolean } {
      return { isBroken: true };
    }

    public override render(): ReactNode {
      return this.state.isBroken ? failed(platform) : this.props.children;
    }
  };
}

/**
 * Puts a control into a container and leads it through its life as Power Apps does: `init` without a container of its
 * own, `updateView` at once, on request and, when it tracks its container, with every new size, `destroy` at the end.
 */
export function hostControl(platform: Platform, container: HTMLElement, options: ContextOptions, measure: Measure): HostedControl {
  const { React, ReactDOM } = platform;
  const control = new platform.Control();
  const boundary = createBoundary(platform);
  const observer = new ResizeObserver(() => requestAnimationFrame(relayout));
  const track = (on: boolean): void => (on ? observer.observe(container) : observer.unobserve(container));
  let isAlive = true;
  let context = createContext({ ...options, onTrackContainerResize: track, onRequestRender: () => queueMicrotask(update) });

  function element(): ReactElement {
    try {
      return control.updateView(context);
    } catch (error) {
      reportError(error);
      return failed(platform);
    }
  }
  function update(): void {
    if (isAlive) {
      ReactDOM.render(React.createElement(boundary, {}, element()), container);
    }
  }
  function relayout(): void {
    context = withLayout(context, measure(container));
    update();
  }

  control.init(context, () => control.getOutputs?.(), {});
  update();
  return {
    destroy(): void {
      isAlive = false;
      observer.disconnect();
      control.destroy();
      ReactDOM.unmountComponentAtNode(container);
    },
  };
}
