"""Posts embedded in a report."""

from copydesk.text.posts import posts_in

POST = "We sail tomorrow.\n— Ida Holm (@idaholm) March 3, 2019"


def test_a_post_is_the_paragraph_above_its_signature():
    text = f"The skipper wrote:\n{POST}\nHer ship left."
    (post,) = posts_in(text)
    assert text[post.start : post.end] == POST
    assert post.written.date().isoformat() == "2019-03-03"


def test_a_post_may_share_its_line_with_its_signature():
    text = "She wrote.\n\nWe sail tomorrow. -- Ida Holm (@idaholm) Sept. 3, 2019\n\nHer ship left."
    (post,) = posts_in(text)
    assert text[post.start :].startswith("We sail")


def test_no_signature_no_post():
    assert posts_in("Follow Ida Holm (@idaholm) for news of March 3, 2019, and later.") == []
    assert posts_in("We sail.\n— Ida Holm (@idaholm) February 31, 2019") == []
