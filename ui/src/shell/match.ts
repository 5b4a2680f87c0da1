// How the palette matches: every typed word begins a word of the title; the matched letters can be marked.

const wordsOf = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

export const matches = (title: string, typed: string): boolean => {
  const words = wordsOf(title);
  return wordsOf(typed).every((word) => words.some((each) => each.startsWith(word)));
};

export interface Part {
  text: string;
  hit: boolean;
}

export function parts(title: string, typed: string): Part[] {
  const typedWords = wordsOf(typed);
  const found: Part[] = [];
  for (const word of title.split(/(\s+)/)) {
    const hit = typedWords.filter((each) => word.toLowerCase().startsWith(each)).sort((a, b) => b.length - a.length)[0];
    if (hit) found.push({ text: word.slice(0, hit.length), hit: true }, { text: word.slice(hit.length), hit: false });
    else found.push({ text: word, hit: false });
  }
  return found.filter((part) => part.text !== '');
}
