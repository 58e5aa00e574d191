/* test_postal.c: numbers of houses stay with their streets and postal codes with their towns, in the orders of
 * many countries. '~' is a space at which no line ends. */
#include "model/postal.h"
#include "unit.h"

static const char *const lines[] = {
    "10115~Berlin", "D-10115~Berlin", "Musterweg~12, 10115~Berlin, Germany", "1~rue des Tests, 75005~Paris",
    "CH-8092~Zürich", "8010~Graz", "SE-111~22~Stockholm", "110~00~Praha~1", "104~32~Αθήνα", "1012~AB~Amsterdam",
    "NL-1012~AB~Amsterdam", "00-950~Warszawa", "1000-001~Lisboa", "20133~Milano", "119991~Москва",
    "Москва~119991", "Москва, 119991", "London~SW1A~1AA", "London~SW1A~1AA, UK", "London~SW1A~1AA UK",
    "Cambridge~CB2~1TN", "SW1A~1AA~London", "London~W1~4AB", "Dublin~D02~PN40", "Cambridge, MA~02139",
    "Cambridge, MA~02139, USA", "Cambridge, MA~02139 USA", "Stanford, CA~94305-4020", "Toronto, ON~M5V~2T6",
    "Toronto~M5V~2T6", "Sydney NSW~2006", "Sydney NSW~2006 Australia", "Seoul~08826", "Beijing~100084",
    "New Delhi~110~016", "New Delhi~110016", "Tokyo~〒100-0001", "〒100-0001~東京都千代田区", "Tokyo~100-0001",
    "São Paulo~01310-100", "01310-100~São Paulo", "Singapore~117417", "Taipei~10617", "Berlin~10115~Germany",
    "7~rue Descartes~75005~Paris", "תל אביב~6997801", "تهران~1417935840",
    /* a number behind the comma after its street */
    "Calle de la Imaginación,~7, 28999~Villaficticia", "C/ Prueba,~12, 3.º~B, 28999~Villaficticia", "Avda. de la Prueba,~s/n",
    "Via delle Prove,~7/A, 00100~Roma", "Via delle Prove,~7~- 00100~Roma", "Piazza Prova,~snc", "Rua do Teste,~n.º~7, 1000-001~Lisboa",
    "Rua do Teste,~123~- Centro, São Paulo~- SP, 01310-100", "ул. Примерная,~д.~7, кв.~5, Москва", "Москва, ул. Примерная,~7", "вул. Прикладна,~буд.~12а",
    "Carrer de Prova,~12-14, 08001~Barcelona", "Strada Probei,~nr.~7, București", "Wien, 1010", "Москва, 119991", "Praha, 110~00",
    /* a number inside its part */
    "ul. Przykładowa~7/9 m.~5, 00-950~Warszawa", "Av.~9 de Julio~100", "Calle~5 de Mayo~10", "Teststraat~12~A, 1012~AB~Amsterdam",
    "Teststr.~12~a", "12~bis~rue des Tests", "12~bis, rue des Tests", "123~Test St~#5, Boston", "Példa utca~7. II. em.~3.", "Testgatan~12~C, 2~tr",
    /* no codes */
    "Berlin", "Room~42, Building~7", "12~Test Street", "Long Street~12b", "12,~Test Street", "Paris, France", "C3 Lab~5", "Expo~2, Hall~10", "",
    "a b c d e f g h i j k l m n o p q r s t u v w x y 10115 Berlin",
};

int main(void)
{
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buf typed = {.a = a}, want = {.a = a};
        for (const char *p = lines[i]; *p; p++) {
            buf_char(&typed, *p == '~' ? ' ' : *p);
            buf_char(&want, *p);
        }
        struct postal_tie ties[POSTAL_WORDS];
        struct str is = buf_end(&typed);
        size_t n = postal_ties(is, ties);
        for (size_t k = 0; k < n; k++)
            for (size_t at = ties[k].from; at < ties[k].end; at++)
                typed.p[at] = typed.p[at] == ' ' ? '~' : typed.p[at];
        if (!CHECK(str_eq(is, buf_str(&want))))
            fprintf(stderr, "    %.*s, not %s\n", STRF(is), lines[i]);
    }
    arena_free(a);
    return unit_result();
}
