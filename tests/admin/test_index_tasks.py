"""The outbox in the curators' pages: what waits, and what could not be indexed."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from archive.models import Article, IndexTask
from archive.models.index_task import TRIES
from tests.factories import make_article

pytestmark = pytest.mark.django_db

LIST = "/admin/archive/indextask/"
ARTICLES = "/admin/archive/article/"
ERROR = "ValueError: no <such> letter"


@pytest.fixture(autouse=True)
def _english(curator_client: Client) -> None:
    curator_client.cookies["django_language"] = "en"


def set_aside(article: Article) -> IndexTask:
    """Make an article one that could not be indexed."""
    tasks = IndexTask.objects.filter(article_id=article.pk)
    tasks.update(attempts=TRIES, error=ERROR)
    return tasks.get()


def act(client: Client, *tasks: IndexTask) -> list[str]:
    """Have the selected tasks tried again; give the messages of the page that follows."""
    chosen = {"action": "try_again", "_selected_action": [task.pk for task in tasks]}
    response = client.post(LIST, chosen, follow=True)
    return [f"{message.level_tag}: {message}" for message in response.context["messages"]]


def form_of(article: Article) -> str:
    return f"{ARTICLES}{article.pk}/change/"


def test_a_task_leads_to_its_article_and_tells_the_error(curator_client: Client) -> None:
    article = make_article(headline="شرطة <فاس>")
    set_aside(article)

    response = curator_client.get(LIST)

    assertContains(
        response, f'<a href="{form_of(article)}"><bdi>شرطة &lt;فاس&gt;</bdi></a>', html=True
    )
    assertContains(response, "<bdi>ValueError: no &lt;such&gt; letter</bdi>", html=True)
    assertContains(response, '<td class="field-state">set aside</td>', html=True)


def test_an_article_that_is_gone_is_a_number(curator_client: Client) -> None:
    IndexTask.objects.create(article_id=4711)

    response = curator_client.get(LIST)

    assertContains(response, "no longer there: <bdi>4711</bdi>")
    assertNotContains(response, f"{ARTICLES}4711/")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ({"attempts": TRIES - 1}, "waiting"),
        ({"attempts": TRIES}, "set aside"),
        ({"is_indexed": True}, "indexed, kept for a rebuild"),
    ],
)
def test_a_task_tells_its_state(curator_client: Client, state: dict[str, int], words: str) -> None:
    IndexTask.objects.create(article_id=1, **state)

    response = curator_client.get(LIST)

    assertContains(response, f'<td class="field-state">{words}</td>', html=True)


@pytest.mark.parametrize(
    ("state", "found"),
    [("waiting", {1, 2}), ("set_aside", {3}), ("indexed", {4}), ("other", {1, 2, 3, 4})],
)
def test_the_list_is_narrowed_to_a_state(
    curator_client: Client, state: str, found: set[int]
) -> None:
    IndexTask.objects.create(article_id=1)
    IndexTask.objects.create(article_id=2, attempts=1, error=ERROR)
    IndexTask.objects.create(article_id=3, attempts=TRIES, error=ERROR)
    IndexTask.objects.create(article_id=4, is_indexed=True)

    response = curator_client.get(LIST, {"state": state})

    assert {task.article_id for task in response.context["cl"].result_list} == found


def test_a_longer_list_takes_no_more_queries(
    curator_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    set_aside(make_article())
    with django_assert_max_num_queries(20) as first:
        curator_client.get(LIST)
    for _ in range(10):
        set_aside(make_article())

    with django_assert_max_num_queries(20) as second:
        curator_client.get(LIST)

    assert len(second) == len(first)


def test_set_aside_articles_are_tried_again(curator_client: Client) -> None:
    first, second, third = (set_aside(make_article()) for _ in range(3))

    messages = act(curator_client, first, second)

    assert messages == ["success: 2 articles will be tried again."]
    assert list(IndexTask.objects.set_aside()) == [third]
    assert list(IndexTask.objects.pending()) == [first, second]


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_a_task_is_not_added_or_deleted_by_hand(curator_client: Client, page: str) -> None:
    task = set_aside(make_article())

    assert curator_client.get(LIST + page.format(pk=task.pk)).status_code == 403
    assert curator_client.post(LIST + page.format(pk=task.pk)).status_code == 403


def test_a_task_is_shown_whole_but_not_changed(curator_client: Client) -> None:
    task = set_aside(make_article())

    assertContains(curator_client.get(f"{LIST}{task.pk}/change/"), "no &lt;such&gt; letter")
    assert curator_client.post(f"{LIST}{task.pk}/change/", {"attempts": 0}).status_code == 403


@pytest.mark.parametrize("page", ["/admin/", ARTICLES])
def test_a_page_says_how_many_articles_could_not_be_indexed(
    curator_client: Client, page: str
) -> None:
    for _ in range(2):
        set_aside(make_article())

    response = curator_client.get(page)

    assertContains(response, "2 articles could not be indexed.")
    assertContains(response, f'href="{LIST}?state=set_aside"')


@pytest.mark.parametrize("page", ["/admin/", ARTICLES])
def test_a_page_is_silent_while_articles_only_wait(curator_client: Client, page: str) -> None:
    make_article()

    assertNotContains(curator_client.get(page), "could not be indexed")


def test_an_articles_page_says_why_it_could_not_be_indexed(curator_client: Client) -> None:
    article, other = make_article(), make_article()
    set_aside(article)

    assertContains(
        curator_client.get(form_of(article)), "<bdi>ValueError: no &lt;such&gt; letter</bdi>"
    )
    assertNotContains(curator_client.get(form_of(other)), "could not be indexed")
    assertNotContains(curator_client.get(f"{ARTICLES}add/"), "could not be indexed")


def test_who_may_only_look_is_not_offered_to_try_again(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_indextask"))
    client.force_login(reader)
    task = set_aside(make_article())

    assertNotContains(client.get(LIST), 'value="try_again"')
    act(client, task)

    assert list(IndexTask.objects.set_aside()) == [task]


def test_who_may_not_see_the_tasks_is_not_told_of_them(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    set_aside(make_article())

    assert client.get(LIST).status_code == 403
    assertNotContains(client.get(ARTICLES), "state=set_aside")
