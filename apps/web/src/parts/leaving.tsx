import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useLanguage } from '../words/language.tsx';
import { Dialog } from './dialog.tsx';

interface LeavingProps {
  readonly isUnsaved: boolean;
  /** Part of the search that the editor stands on: with another value it is left, with the same it stays. */
  readonly stays: string;
  /** What would be lost. */
  readonly text: string;
  /** Before it is left all the same. */
  readonly discard?: () => void;
}

/** What is not saved is not lost by a click beside. */
export function Leaving({ isUnsaved, stays, text, discard }: LeavingProps) {
  const { leaving } = useLanguage().words.parts;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isUnsaved &&
      (current.pathname !== next.pathname ||
        Reflect.get(current.search, stays) !== Reflect.get(next.search, stays)),
    enableBeforeUnload: isUnsaved,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  const { reset, proceed } = blocker;
  const leave = () => {
    discard?.();
    proceed();
  };
  return (
    <Dialog
      title={leaving.title}
      close={reset}
      footer={
        <>
          <Button onClick={leave}>{leaving.discard}</Button>
          <Button type="primary" onClick={reset}>
            {leaving.stay}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  );
}
