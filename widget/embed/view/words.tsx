/** An address, without the full stop or bracket that ends its sentence. */
const address = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}])/i

/** What somebody wrote: plain text, where addresses can be followed and nothing else has a meaning. */
export function Words({ text, isFolded }: { text: string; isFolded?: boolean | undefined }) {
  return (
    <p class={isFolded ? 'words fold' : 'words'} part="words" dir="auto">
      {text.split(address).map((part, at) =>
        at % 2 ? (
          <a href={part} rel="nofollow ugc noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
