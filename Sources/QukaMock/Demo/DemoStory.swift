/// The demonstration's long texts: pure data.
enum DemoStory {
  static let english = """
    # The Lighthouse That Kept Notes

    There was once a lighthouse on a rock so small that the map-makers drew it as a full stop. Its \
    keeper was a woman called Imre Vail, who had taken the post for a winter and forgotten to give \
    it back. She had a stove, a telescope with a cracked eyepiece, and forty years of other \
    people's logbooks, each of them ending in the middle of a sentence.

    That was the thing about the logbooks. Every keeper had written faithfully, wind and weather, \
    ships and birds, and every keeper had stopped in the middle of a line, as though somebody had \
    knocked.

    Imre read them all during the first storm. *12 November. Fog. Heard a bell where no bell is, \
    and when I went to the* — and then the next hand began, a year later, with the price of oil. \
    She turned the pages back and forth, looking for the rest of it. There was no rest of it.

    ## The bell

    On the ninth night she heard the bell herself.

    It was not loud. It came from the seaward side, where there is nothing until Iceland, and it \
    rang the way a bell rings when the person who rings it is thinking about something else. Imre \
    put on her coat. Then, because she was a careful woman, she sat down again, opened the \
    logbook, and wrote: *9 December. Clear. Heard the bell. I am going to the gallery door, and I \
    shall come back and finish this sentence whatever happens.*

    She went to the gallery door. Outside, on the railing, in the sweep of the light, sat a \
    cormorant with a brass bell tied to its foot by a very old piece of string.

    "Well," said Imre. "You took your time."

    The cormorant looked at her, first with the one eye and then with the other, as cormorants do \
    when they suspect that there may be fish. It shook its foot. The bell rang. And far down on \
    the black water somebody rang back.

    ## The boat

    It was a rowing boat, and in it sat a man with a lantern and a crate of paper. He shouted \
    something that the wind ate. Imre let down the ladder. He came up it with the crate on his \
    back, sneezing, and stood in her kitchen until the puddle under him had reached the stove.

    "I am from the Office of Unfinished Sentences," he said. "We are dreadfully behind."

    He opened the crate. Inside it lay every line that the keepers had not ended, each on a slip \
    of blue paper, sorted by year and tied with the same old string. *…and when I went to the \
    window I saw that it was only the moon, and was a little disappointed.* That was the first \
    one. *…so I gave the bird my supper, and it has come back every night since.* That was the \
    second. There were forty of them. Not one was about a drowning, or a ghost. They were about \
    soup, and stars, and a song that somebody's mother had sung wrong on purpose.

    "Why did they stop?" asked Imre.

    "Because something happened," said the man, "and they were happy, and they forgot about the \
    book. It is the commonest reason. We have a whole cellar of it."

    ## The light

    They drank tea until the tide turned. The man mended the eyepiece with a drop of glue and a \
    great deal of breath. The cormorant ate the better half of a herring and fell asleep on the \
    charts, with its bell under its wing, so that it only clinked when it dreamed.

    When the boat was a spark on the water, Imre went back to the logbook. She read what she had \
    promised. She dipped the pen. The light went round above her, out over the sea and in again, \
    like somebody turning a page very slowly, and she thought about how to put it.

    Then the bell clinked, and she looked up, and the window was full of snow, the first of the \
    year, every flake lit for an instant as the beam went through. She got up to see.

    The logbook for that night says: *I went to the gallery door, and there was a bird, and*

    …and that is all it says. But in an office with a leaking roof, a long way down the coast, \
    there is a slip of blue paper, quite new, tied up with string. It reads: *it was the best \
    evening of the winter, and I did not want to spend it writing.*

    The End. 🕯️ *(If you did not press Esc, thank you for staying.)*
    """

  static let chinese = """
    # 会记笔记的灯塔

    从前有一座灯塔，立在一块很小的礁石上，小到画地图的人只点了一个句号。守塔人叫林照，本来只答应守\
    一个冬天，后来忘了回去。塔里有一只火炉，一架裂了镜片的望远镜，还有四十年来历任守塔人的日志，每\
    一本都停在半句话上。

    这正是日志的奇怪之处。每个人都老老实实地写：风向、天气、船只、海鸟；每个人又都在一行的中间停了\
    笔，好像忽然有人敲门。

    第一场风暴来的时候，林照把它们全读完了。“十一月十二日，雾。听见钟声，可这里没有钟，我走到——”再\
    往下就是另一个人的笔迹，隔了一年，写的是灯油的价钱。她前前后后翻了好几遍，想找到后半句。没有后\
    半句。

    ## 钟声

    第九个夜里，她自己也听见了。

    声音不大，从朝海的那一面传来，那边除了海还是海。敲钟的人好像心不在焉，一下，又一下。林照披上外\
    衣，想了想，又坐下来，翻开日志写道：“十二月九日，晴。听见钟声。我现在去开门，无论如何，我会回\
    来把这句话写完。”

    她推开门。栏杆上，灯光扫过的地方，蹲着一只鸬鹚，脚上用一根很旧的绳子系着一只铜铃。

    “哦，”林照说，“你来得可够慢的。”

    鸬鹚先用左眼看看她，又用右眼看看她，大概在想她有没有鱼。它抖了抖脚，铃响了。远远的黑色水面上，\
    有人也摇了一下铃，算是回答。

    ## 小船

    那是一条小划子，船上坐着一个人，一盏灯，一箱纸。他喊了一句什么，被风吃掉了。林照放下绳梯，他背\
    着箱子爬上来，一边打喷嚏，一边在厨房里站着，直到脚下的水流到火炉边上。

    “我是未完句子管理处的，”他说，“我们积压得厉害。”

    箱子里是历任守塔人没写完的话，每句写在一张蓝纸条上，按年份捆好，用的也是那种旧绳子。“……走到窗\
    前，原来只是月亮，有一点失望。”这是第一张。“……就把晚饭给了那只鸟，从此它每晚都来。”这是第二张。\
    一共四十张，没有一张讲沉船，也没有一张讲鬼。讲的是汤，是星星，是谁的母亲故意唱错的一支歌。

    “他们为什么停下来？”林照问。

    “因为有事发生了，”那人说，“他们很高兴，就把本子忘了。这是最常见的原因，我们有整整一地窖。”

    ## 灯光

    他们喝茶喝到潮水转了方向。那人用一滴胶和很多口气修好了镜片。鸬鹚吃掉大半条鲱鱼，在海图上睡着了，\
    铃铛压在翅膀底下，只有做梦的时候才轻轻响一声。

    等小船变成水上的一点火星，林照回到日志前，读了一遍自己的诺言，蘸了蘸笔。灯在头顶转着，照出去，\
    又收回来，像有人很慢很慢地翻一页书。她在想该怎么写。

    这时铃响了一下。她抬起头，窗外全是雪，今年的第一场，每一片都在光束里亮一瞬间。她站起来去看。

    那一夜的日志上写着：“我推开门，门外有一只鸟，然后”

    ……只有这些。不过，在海岸那头一间漏雨的办公室里，有一张崭新的蓝纸条，上面写着：“那是这个冬天最\
    好的一晚，我舍不得拿它来写字。”

    完。🕯️ *（如果您没有按 Esc，谢谢您一直听到这里。）*
    """
}
